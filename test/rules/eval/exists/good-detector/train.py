from ultralytics import YOLO

model = YOLO("yolov8n.pt")
model.train(data="parcels.yaml", epochs=20)
print(model.val(data="parcels.yaml").box.map50)
