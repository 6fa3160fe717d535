import uuid

from fastapi import APIRouter

router = APIRouter()


@router.get("/saml/login")
def login(workspace: str):
    request_id = str(uuid.uuid4())
    return {"redirect": f"https://idp.example.com?id={request_id}&workspace={workspace}"}
