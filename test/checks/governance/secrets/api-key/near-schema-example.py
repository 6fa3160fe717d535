from pydantic import BaseModel, ConfigDict


class Person(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "username": "marta",
                "password": "SecurePass123!",
            }
        }
    )


class Change(BaseModel):
    model_config = ConfigDict(json_schema_extra={"example": {"new_password": "NewSecurePass456!"}})
