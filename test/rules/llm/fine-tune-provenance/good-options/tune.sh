python tune.py \
    --base_model acme/tiny-llm \
    --data_path acme/answers
