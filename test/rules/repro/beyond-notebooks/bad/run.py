print('see the notebook')
