import { oncePerText } from "../text/once-per-text.js";

/** How something learns from rows. `encode` and `select` may look at labels; `resample` makes or drops rows. */
export type Learning = "scale" | "impute" | "reduce" | "words" | "encode" | "select" | "resample";

/** Things that learn from data when fitted. Stateless ones (`Normalizer`, `HashingVectorizer`, `FunctionTransformer`) leak nothing. */
const kinds: readonly (readonly [Learning, RegExp])[] = [
  [
    "resample",
    /^(?:\w*SMOTE\w*|ADASYN|\w*OverSampler|\w*UnderSampler|NearMiss|TomekLinks|ClusterCentroids|EditedNearestNeighbours|RepeatedEditedNearestNeighbours|AllKNN|CondensedNearestNeighbour|OneSidedSelection|NeighbourhoodCleaningRule|InstanceHardnessThreshold)$/,
  ],
  [
    "select",
    /^(?:SelectKBest|SelectPercentile|SelectFpr|SelectFdr|SelectFwe|GenericUnivariateSelect|SelectFromModel|RFE|RFECV|SequentialFeatureSelector|Boruta\w*)$/,
  ],
  ["encode", /^(?:TargetEncoder|CatBoostEncoder|LeaveOneOutEncoder|WOEEncoder|JamesSteinEncoder|MEstimateEncoder|GLMMEncoder)$/],
  ["scale", /^(?:(?:Standard|MinMax|MaxAbs|Robust)Scaler|PowerTransformer|QuantileTransformer|KBinsDiscretizer)$/],
  ["impute", /^(?:\w*Imputer)$/],
  ["reduce", /^(?:PCA|\w+PCA|TruncatedSVD|NMF|FastICA|FactorAnalysis|LinearDiscriminantAnalysis|LatentDirichletAllocation)$/],
  ["words", /^(?:TfidfVectorizer|CountVectorizer|TfidfTransformer)$/],
];

/** What an object of a class learns when it is fitted: by the last part of the class's name. */
export const learnerOf = oncePerText((className): Learning | undefined => kinds.find(([, pattern]) => pattern.test(className))?.[0]);
