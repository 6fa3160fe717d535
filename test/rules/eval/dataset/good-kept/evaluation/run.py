import asyncio

import weave
from parcels.answers import answer

cases = weave.ref("weave:///parcels/support/object/questions:a1b2c3").get()
asyncio.run(weave.Evaluation(dataset=cases.rows, scorers=[]).evaluate(answer))
