module monitoring 'br/public:avm/ptn/azd/monitoring:0.2.0' = {
  name: 'monitoring'
  params: { applicationInsightsName: 'insights' }
}
