import shap

values = shap.TreeExplainer(model).shap_values(x_test)
