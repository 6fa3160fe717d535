import * as awsx from "@pulumi/awsx";

export const image = awsx.ecr.buildAndPushImage("parcels", { context: "../" });
