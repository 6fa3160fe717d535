HELP = "The folder, such as /home/username/parcels or C:\\Users\\yourname\\parcels"
