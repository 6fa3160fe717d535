import * as apigw from "aws-cdk-lib/aws-apigateway";
import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { OpenAI } from "openai";

export function service(scope) {
  const query = new NodejsFunction(scope, "Query", { entry: "lambda/query.js" });
  return new apigw.LambdaRestApi(scope, "Api", { handler: query });
}

export const answer = (question) =>
  new OpenAI({ timeout: 20_000 }).responses.create({ model: "gpt-5.2-2025-12-11", input: question, max_output_tokens: 300 });
