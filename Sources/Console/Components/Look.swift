internal import Terminal

/// What a cell is for. Under its own name, a `Role` is a person's.
typealias Look = Role
