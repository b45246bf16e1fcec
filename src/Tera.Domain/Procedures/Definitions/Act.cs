using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tera.Procedures.Definitions;

/// <summary>One thing done in a row. A row that prints several acts has several, done in order.</summary>
/// <param name="Kind">What is done; decides the work panel.</param>
/// <param name="Lanes">Who does it; the first lane decides and closes, the others take part. Never empty.</param>
/// <param name="Participation">How many do it.</param>
/// <param name="Produces">What exists once the act is done; null when nothing typed is made.</param>
/// <param name="Recipients">Lanes that receive an order, hand-over or report; empty when the text names none.</param>
/// <param name="Coordinator">Who may close a collection without waiting, or send one unit's back; null outside fan-outs.</param>
/// <param name="Application">Address or name of the application outside, for an upload: <c>esr.menpan.go.id</c>.</param>
/// <param name="Actor">Where the actor comes from.</param>
public sealed record Act(
    ActKind Kind,
    ImmutableArray<LaneKey> Lanes,
    Participation Participation,
    ArtifactKind? Produces,
    ImmutableArray<LaneKey> Recipients,
    LaneKey? Coordinator,
    string? Application,
    Provenance Actor)
{
    /// <summary>Why it yields that, where neither the kind of act nor the source says so; null where one of them does, or a person wrote it.</summary>
    /// <remarks>Left out of the canonical text when null, so that definitions from before it exist keep their fingerprint.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Provenance? ProducesReading { get; init; }

    /// <summary>The lane that decides and closes the act.</summary>
    public LaneKey Primary => Lanes[0];

    /// <summary>Every lane the act names, each once: those who do it, those who receive, and the coordinator.</summary>
    public IEnumerable<LaneKey> AllLanes => Lanes.Concat(Recipients).Concat(Coordinator is { } coordinator ? [coordinator] : []).Distinct();

    /// <summary>True when the act opens one task for each unit or employee.</summary>
    public bool FansOut => Participation is Participation.EachUnit or Participation.EachEmployee;
}
