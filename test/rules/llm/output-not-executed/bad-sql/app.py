import anthropic
import psycopg2

client = anthropic.Anthropic()


class Reports:
    def __init__(self, url):
        self.conn = psycopg2.connect(url)

    def write_sql(self, question):
        message = client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=500, messages=[{"role": "user", "content": question}])
        return message.content[0].text

    def answer(self, question):
        sql = self.write_sql(question)
        with self.conn.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()
