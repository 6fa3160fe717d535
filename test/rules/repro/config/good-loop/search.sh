rates=(0.01 0.03 0.1)

for (( r=0; r<3; r=r+1 )) do
  python train.py --lr ${rates[$r]}
done
