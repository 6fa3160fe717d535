module readers 'br/public:avm/ptn/authorization/resource-role-assignment:0.1.2' = {
  name: 'readers'
  params: {
    principalId: api.outputs.principalId
    roleName: 'Storage Blob Data Reader'
    resourceId: storage.outputs.resourceId
  }
}
