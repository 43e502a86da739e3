package import Domain

/// What a data subject is told of a kind of record beside its content (GDPR Art. 15 (1) a, c, g).
package struct ProcessingPurpose: Hashable, Sendable {
  package let purpose: String
  /// Where the data comes from.
  package let source: String
  /// Who is shown it.
  package let recipients: [String]

  package init(_ kind: Kind) {
    let staff = "staff of the service, masked"
    switch kind {
    case .extension:
      purpose = "to let the extension organise web meetings"
      source = "the PBX, which syncs its extensions"
      recipients = [staff]
    case .meeting:
      purpose = "to invite to the meeting and to hold it"
      source = "the organiser, through the PBX"
      recipients = [staff, "the meeting's participants"]
    case .participant:
      purpose = "to let the person take part and to say who took part"
      source = "the organiser's invitation, and the person on joining"
      recipients = [staff, "the meeting's organiser", "the meeting's participants"]
    case .poll:
      purpose = "to ask the meeting's participants"
      source = "the owner of the poll"
      recipients = [staff, "the meeting's participants"]
    case .recording:
      purpose = "to let the organiser fetch the recording"
      source = "the meeting server"
      recipients = [staff, "the meeting's organiser"]
    case .file:
      purpose = "to share the file in the meeting"
      source = "whoever shared it in the meeting"
      recipients = [staff, "the meeting's participants"]
    case .report:
      purpose = "to report to the organiser who attended"
      source = "the meeting server, from the meeting's session"
      recipients = [staff, "the organiser and their PBX"]
    case .session:
      purpose = "to run the service and to account for its use"
      source = "the meeting server"
      recipients = [staff]
    case .log:
      purpose = "to keep the service running and safe"
      source = "the service's servers"
      recipients = [staff]
    case .pbx, .mcu:
      purpose = "to provide the service to the customer"
      source = "the customer's PBX"
      recipients = [staff]
    }
  }
}
