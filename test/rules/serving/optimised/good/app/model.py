import onnxruntime

session = onnxruntime.InferenceSession("late.onnx")
