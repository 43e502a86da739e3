import ArgumentParser

/// `lapse job list|show|pause|resume|cancel|end-undo`.
struct JobCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job", abstract: "Deletions at work: look at them, halt them, go on.",
    subcommands: [
      JobListVerb.self, JobShowVerb.self, JobPauseVerb.self, JobResumeVerb.self,
      JobCancelVerb.self, JobEndUndoVerb.self,
    ])
}

/// A job as it is named on the command line.
struct JobArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The job's number, D-12.", valueName: "job-id"))
  var label: String
}
