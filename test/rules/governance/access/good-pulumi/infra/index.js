import * as aws from "@pulumi/aws";

const scorer = new aws.iam.Role("scorer", { assumeRolePolicy: "{}" });
new aws.iam.RolePolicyAttachment("scorer-reads", {
  policyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
  role: scorer,
});
