/// Records of every kind around `Sandbox.now`, made up.
enum Native {
  static let text = lines.joined(separator: "\n") + "\n"

  /// The stored objects that the records name.
  static let keys = [
    "recordings/r1.mp4", "recordings/r2.mp4", "recordings/r3.mp4", "files/f1", "files/f2",
    "logs/l1",
  ]

  static let lines = [
    #"{"type":"mcu","name":"fra-1","host":"fra-1.example.net","latitude":50.11,"longitude":8.68,"available":true}"#,
    #"{"type":"pbx","fqdn":"Pbx.Example.COM.","webmeetingFQDN":"pbx-example-com.example.net","publicIP":"192.0.2.7","licenseKey":"0123-4567-89AB-CDEF","registeredAt":"2024-05-01T00:00:00Z","lastContactAt":"2026-11-22T08:30:00Z","lastSyncAt":"2026-11-22T08:30:00Z","lastResolvedAt":"2026-11-22T08:30:00Z","dnsUnknownDays":0,"conferenceNumber":"+49 69 5550 1234","dialInNumbers":["+49 69 5550 1234"],"mcu":"fra-1"}"#,
    #"{"type":"pbx","fqdn":"gone.example.net","publicIP":"198.51.100.9","registeredAt":"2024-05-01T00:00:00Z","lastContactAt":"2026-11-22T08:30:00Z","lastSyncAt":"2026-11-22T08:30:00Z","lastResolvedAt":"2026-11-22T08:30:00Z","unboundAt":"2026-11-22T08:50:00Z"}"#,
    #"{"type":"extension","pbx":"pbx.example.com","number":"104","firstName":"Ann","lastName":"Lee","email":"ann.lee@example.com","vanityName":"annlee","enabled":true}"#,
    #"{"type":"extension","pbx":"pbx.example.com","number":"105","firstName":"Bo"}"#,
    #"{"type":"extension","pbx":"gone.example.net","number":"10","firstName":"Cy","email":"cy@example.net"}"#,
    #"{"type":"meeting","id":"M1","pbx":"pbx.example.com","extension":"104","title":"Quarterly plans","note":"Bring numbers","scheduledAt":"2026-11-10T10:00:00Z","durationMinutes":30,"startedAt":"2026-11-10T10:01:00Z","endedAt":"2026-11-10T10:31:00Z","connected":0,"dialIn":"+49 69 5550 1234"}"#,
    #"{"type":"meeting","id":"M2","pbx":"pbx.example.com","extension":"104","title":"Next week","scheduledAt":"2026-11-25T10:00:00+01:00","durationMinutes":60}"#,
    #"{"type":"meeting","id":"M3","pbx":"pbx.example.com","extension":"105","title":"Kept","scheduledAt":"2026-11-09T10:00:00Z","startedAt":"2026-11-09T10:00:00Z","endedAt":"2026-11-09T11:00:00Z"}"#,
    #"{"type":"meeting","id":"M4","pbx":"gone.example.net","extension":"10","title":"Old","scheduledAt":"2026-11-20T10:00:00Z","startedAt":"2026-11-20T10:00:00Z","endedAt":"2026-11-20T11:00:00Z"}"#,
    #"{"type":"participant","id":"P1","meeting":"M1","name":"Ann Lee","email":"ann.lee@example.com","ip":"198.51.100.4","role":"organizer","joins":[{"at":"2026-11-10T10:01:00Z","left":"2026-11-10T10:31:00Z"}]}"#,
    #"{"type":"participant","id":"P2","meeting":"M1","name":"Dee Fox","email":"dee@example.org","ip":"2001:db8::7","role":"participant"}"#,
    #"{"type":"participant","id":"P3","meeting":"M2","name":"Eve Orr","email":"eve@example.org"}"#,
    #"{"type":"participant","id":"P4","meeting":"M3","name":"Flo Gray","email":"flo@example.org"}"#,
    #"{"type":"poll","id":"Q1","pbx":"pbx.example.com","extension":"104","name":"Lunch","question":"Which day?","options":["Mon","Tue"],"createdAt":"2026-10-01T00:00:00Z"}"#,
    #"{"type":"recording","id":"R1","meeting":"M1","createdAt":"2026-11-10T10:31:00Z","state":"ready","bytes":1048576,"object":"recordings/r1.mp4","mcu":"fra-1","converter":"conv-2"}"#,
    #"{"type":"recording","id":"R2","meeting":"M2","createdAt":"2026-11-21T10:31:00Z","state":"raw","object":"recordings/r2.mp4"}"#,
    #"{"type":"recording","id":"R3","meeting":"M3","createdAt":"2026-11-09T11:00:00Z","state":"ready","bytes":10,"object":"recordings/r3.mp4"}"#,
    #"{"type":"file","id":"F1","meeting":"M1","share":"session","name":"plans.pdf","object":"files/f1","bytes":2048,"uploadedAt":"2026-11-10T10:02:00Z"}"#,
    #"{"type":"file","id":"F2","meeting":"M2","share":"document","name":"agenda.pdf","object":"files/f2","bytes":100,"uploadedAt":"2026-11-20T10:02:00Z"}"#,
    #"{"type":"report","id":"T1","meeting":"M1","pbx":"pbx.example.com","extension":"104","title":"Quarterly plans","organizerName":"Ann Lee","organizerEmail":"ann.lee@example.com","createdAt":"2026-09-20T09:00:00Z","syncedAt":"2026-09-20T17:00:00Z","attendees":[{"name":"Dee Fox","email":"dee@example.org","connectedSeconds":1812,"reconnects":2}]}"#,
    #"{"type":"report","id":"T2","meeting":"M2","pbx":"pbx.example.com","extension":"104","createdAt":"2026-11-20T09:00:00Z","organizerName":"Ann Lee"}"#,
    #"{"type":"session","id":"S1","pbx":"pbx.example.com","meeting":"M1","organizer":"Ann Lee","gatheredAt":"2026-09-01T10:00:00Z","startedAt":"2026-09-01T09:10:00Z","endedAt":"2026-09-01T09:50:00Z","participants":7,"mcu":"fra-1"}"#,
    #"{"type":"session","id":"S2","gatheredAt":"2025-11-01T10:00:00Z","participants":2}"#,
    #"{"type":"log","id":"L1","source":"mcu","host":"fra-1","writtenAt":"2026-11-10T00:00:00Z","object":"logs/l1","bytes":1}"#,
    ##"{"type":"hold","kind":"meeting","record":"M3","as":"legal","reason":"Claim 7","ticket":"#4711","owner":"olga","reviewAt":"2027-01-01T00:00:00Z"}"##,
  ]
}
