console.log("all paths exist");
