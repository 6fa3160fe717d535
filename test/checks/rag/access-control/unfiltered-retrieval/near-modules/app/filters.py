from qdrant_client.models import FieldCondition, Filter, MatchValue


def of(account: str) -> Filter:
    return Filter(must=[FieldCondition(key="account", match=MatchValue(value=account))])
