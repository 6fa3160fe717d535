api_key = "sk-absedV758BJCdwz4gohAEb5j7feR3GQKKjuG5xvs7zfFm2CA"
