resource "aws_s3_bucket" "claims" {
  bucket = "acme-claims"
}

resource "aws_iam_policy" "read_claims" {
  name   = "read-claims"
  policy = data.aws_iam_policy_document.read_claims.json
}
