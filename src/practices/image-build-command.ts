const buildCommand =
  /\b(?:docker|podman|nerdctl|buildah)\s+(?:-\S+\s+)*(?:buildx?\b|image\s+build|builder\s+build|bud\b|compose\s+(?:-\S+\s+\S+\s+)*(?:build|up\s.*--build))|\bdocker-compose\s+(?:-\S+\s+\S+\s+)*(?:build|up\s.*--build)|\b(?:kaniko|executor)\b.*--(?:destination|no-push)|\bgcloud\s+(?:beta\s+)?(?:builds\s+submit|run\s+deploy\s.*--source)|\baz\s+acr\s+build|\baz\s+containerapp\s+up\b|\b(?:bentoml\s+(?:containerize|deploy|cloud\s+deploy)|cog\s+(?:build|push)|pack\s+build|skaffold\s+(?:build|run)|azd\s+(?:up|deploy|package)|sam\s+build|cdk\s+deploy|copilot\s+(?:svc\s+)?deploy|fly(?:ctl)?\s+deploy|railway\s+up|earthly\s+|dagger\s+call|mlflow\s+models\s+build-docker|truss\s+push|modal\s+deploy|(?:nx|turbo)\s+.*docker|werf\s+build|depot\s+build|heroku\s+container:push)/;
const buildAction =
  /^uses (?:docker\/(?:build-push-action|bake-action)|depot\/(?:build-push|bake)-action|mr-smithers-excellent\/docker-build-push|redhat-actions\/buildah-build|elgohr\/publish-docker|whoan\/docker-build|aevea\/action-kaniko|bentoml\/containerize|azure\/container-apps-deploy|google-github-actions\/deploy-cloudrun|docker\/(?:build|publish)|aws-ecr\/build|gcp-gcr\/build|aws-actions\/.*build|akhileshns\/heroku-deploy|Docker@\d|DockerCompose@\d|[^\s]*(?:docker|image|container)[\w-]*build)/i;

/** Whether a command line, or an action (`uses …`), builds a container image. */
export function isImageBuild(text: string): boolean {
  return buildCommand.test(text) || buildAction.test(text);
}
