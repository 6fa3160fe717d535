const clients = ["boto3.client", "boto3.Session.client", "boto3.session.Session.client"];

/** The calls of a boto3 client's methods: boto3 shows which AWS service is meant only by the method. */
export function boto3Calls(...methods: readonly string[]): readonly string[] {
  return clients.flatMap((client) => methods.map((method) => `${client}.${method}`));
}
