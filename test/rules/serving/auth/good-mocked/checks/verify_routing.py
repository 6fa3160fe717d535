import unittest
from unittest.mock import patch


class VerifyRouting(unittest.TestCase):
    @patch("app.main.client")
    def verify_text(self, client):
        self.assertFalse(client.called)

    @patch("app.main.store")
    def verify_store(self, store):
        self.assertFalse(store.called)
