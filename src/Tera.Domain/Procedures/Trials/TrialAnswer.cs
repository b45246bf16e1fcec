using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Trials;

/// <summary>What is said at the table of the row whose turn it is; a row that asks nothing needs nothing.</summary>
/// <param name="Outcome">How its check ends, or Tidak where who signs refuses and the SOP says where that leads; null where nothing is decided.</param>
/// <param name="ReturnTo">Where a Tidak leads; null for the first target.</param>
/// <param name="Units">For whom a Tidak leads back; empty for all.</param>
/// <param name="Participants">Who fills, where the row distributes; null for all who take part.</param>
public sealed record TrialAnswer(
    CheckOutcome? Outcome = null, StepKey? ReturnTo = null, ImmutableArray<Slot> Units = default, ImmutableArray<Slot>? Participants = null);

/// <summary>What one move at the table did.</summary>
/// <param name="Events">In order; never empty.</param>
/// <param name="After">The run after them.</param>
public sealed record TrialStep(ImmutableArray<RunEvent> Events, Run After);
