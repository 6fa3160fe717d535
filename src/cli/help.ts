/** What `roadworthy --help` prints. */
export const help = `Roadworthy: is this ML project fit for production?

Usage
  roadworthy [check] [path…]       report on the projects there (default: this folder)
  roadworthy init [path]           draft roadworthy.yaml from what is found
  roadworthy add <what> [path]     write what is missing, such as a Dockerfile or an evaluation (add --list names all)
  roadworthy prepare [path]        write all that the stage lacks and that can be written, as one set
  roadworthy stack [path…]         the tools, traits and practices that are recognised, with their evidence
  roadworthy baseline [path…]      take today's findings as known: they stay in every report, and fail no build
  roadworthy explain <rule>        what a rule asks for, and why
  roadworthy explain --trait NAME [path]   whether a project has a trait, what shows it, and what follows
  roadworthy rules                 list all rules

Options
  -f, --format text|json|html      how to print (check; stack and rules: text or json)
      --stage STAGE                judge as prototype, pilot or production, whatever the manifest says
      --min-score N                exit 1 when a score is below N (0-100)
      --fail-on error|warning|never   which findings make it exit 1 (default: error)
      --verbose                    show every practice, met or not (check); all evidence (stack)
      --samples                    stack: count code in example folders as the project's own
      --dry-run                    init, add, prepare, baseline: say what would be written (add and prepare: as a diff)
      --date YYYY-MM-DD            the day to judge from (default: today, UTC)
  -h, --help    -v, --version

Exit codes
  0 clean   1 below the asked bar   2 wrong use, or a manifest that cannot be read   3 internal fault

Nothing of the workspace is executed; nothing is sent anywhere. NO_COLOR is honoured.
`;
