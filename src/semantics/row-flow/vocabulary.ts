/** Searches of parameters, which score on folds. */
export const search = /(?:^|\.)(?:GridSearchCV|RandomizedSearchCV|HalvingGridSearchCV|HalvingRandomSearchCV|BayesSearchCV)$/;

/** What is made of things that are fitted. */
export const composite = /^(?:Pipeline|make_pipeline|ColumnTransformer|make_column_transformer|FeatureUnion|make_union|DataFrameMapper)$/;

/** Functions and methods that give a figure of rows. */
export const statistic = /^(?:nan)?(?:mean|median|std|var|min|max|mode|quantile|average|percentile|describe)$/;

/** Takes rows in windows that move along them. */
export const windowed = /^(?:rolling|expanding|ewm)$/;

/** Attributes and methods that say something about rows, and hold none. */
export const about =
  /^(?:shape|columns|dtypes?|size|ndim|name|names|keys|empty|info|head_|nunique|unique|value_counts|isnull|isna|notnull|notna|corr|hist|plot|boxplot|to_csv|to_parquet|to_pickle|to_excel|to_json|to_sql|duplicated|any|all|sum|count|skew|kurt|memory_usage|select_dtypes_|get_feature_names\w*|get_support|inverse_transform|describe|argmax|argmin|idxmax|idxmin|set_params|get_params|summary|compile|save)$/;

/** Gives the same rows, with the same columns. */
export const sameColumns =
  /^(?:copy|astype|fillna|dropna|to_numpy|values|reset_index|sort_values|sort_index|set_index|drop_duplicates|ffill|bfill|interpolate|replace|round|clip|infer_objects|ravel|flatten|squeeze|reshape|toarray|todense|numpy|to_frame|apply|map|applymap|rename|float|long|iloc|loc)$/;
