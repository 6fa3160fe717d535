const schema =
  /^[ \t]*["']?\$schema["']?[ \t]*:[ \t]*["']?https?:\/\/(?:azuremlschemas\w*\.azureedge\.net|azuremlsdk2\.blob\.core\.windows\.net|azureml\/sdk-2-0)\/(?:[\w.]+\/)*([A-Za-z]+)(?:\.schema)?\.json/m;

/** What an Azure ML YAML is by its `$schema`, first letter lower-cased: `commandJob`, `managedOnlineDeployment`; `undefined` for others. */
export function azuremlSchema(text: string): string | undefined {
  const head = text.slice(0, 4000);
  const name = head.includes("$schema") && !head.includes("/promptflow/") ? schema.exec(head)?.[1] : undefined;
  return name && name[0]?.toLowerCase() + name.slice(1);
}
