using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>Where a run stands.</summary>
public enum RunStatus
{
    /// <summary>Not begun; no event yet.</summary>
    New,

    /// <summary>Somebody has to do something.</summary>
    Running,

    /// <summary>The clock is stopped, with a reason.</summary>
    Paused,

    /// <summary>Came to its end.</summary>
    Finished,

    /// <summary>Ended before its end, with a reason.</summary>
    Cancelled,
}

/// <summary>An input attached by hand because no earlier step made it.</summary>
public sealed record ProvidedInput(StepKey Step, int Round, ArtifactKind Artifact, PersonId By, string Reason);

/// <summary>A time during which the clock of a run stood still.</summary>
/// <param name="From">When it stopped.</param>
/// <param name="Until">When it went on.</param>
public sealed record PausedTime(Instant From, Instant Until);
