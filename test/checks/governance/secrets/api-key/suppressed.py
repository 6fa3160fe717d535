from openai import OpenAI

client = OpenAI(api_key="sk-3JQnCswVJrSjrdvzHGEVjoNaSQ3pAAkVfTWs69RgjRmRBcws")  # roadworthy: ignore[governance/secrets] -- revoked, kept for a course
