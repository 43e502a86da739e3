import Testing

/// `lapse completions`, in the shells that are installed.
struct CompletionsTests {
  private func shell(_ command: String) throws -> String {
    let sandbox = try Sandbox()
    let run = try BuiltProgram.shell(
      """
      mkdir bin; ln -s "$LAPSE" bin/lapse; PATH=$PWD/bin:$PATH
      \(command)
      """, in: sandbox.directory)
    #expect(run.exit == 0 && sandbox.exists("bin"), "\(run.output)")
    return run.output
  }

  @Test(arguments: [
    ("lapse pol", "policy"), ("lapse show rec", "recording"), ("lapse list --sort x past", "past"),
    ("lapse sweep --rule tenant-un", "tenant-unbound"),
    ("lapse console --theme col", "colour-blind"),
    ("lapse hold pl", "place"), ("lapse --rol", "--role"), ("lapse manual lapse-c", "lapse-config"),
  ])
  func bash(_ typed: String, _ completed: String) throws {
    let output = try shell(
      """
      source <(lapse completions bash)
      COMP_WORDS=(\(typed)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE="\(typed)"
      COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMP_KEY=9
      _lapse lapse "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """)
    #expect(
      output.split(separator: "\n").map { $0.trimmingPrefix(" ") }.contains { $0 == completed })
  }

  @Test(.enabled(if: BuiltProgram.hasTool("fish"))) func fish() throws {
    let output = try shell(
      """
      lapse completions fish >lapse.fish
      fish -c 'source lapse.fish; complete -C "lapse show rec"'
      """)
    #expect(output.contains("recording"))
  }

  @Test(.enabled(if: BuiltProgram.hasTool("zsh"))) func zsh() throws {
    let output = try shell(
      """
      lapse completions zsh >_lapse && zsh -n _lapse && echo well
      """)
    #expect(output == "well\n")
  }
}
