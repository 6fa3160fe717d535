it('shows', () => {})
