using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Demonstration;

/// <summary>A run of the demonstration: which, since when, and how far it has come.</summary>
internal sealed record RunScript
{
    /// <summary>Names it and its commands for ever.</summary>
    public required string Key { get; init; }

    /// <summary>Code of the agency.</summary>
    public required string Agency { get; init; }

    /// <summary>Code of the SOP in the library.</summary>
    public required string Sop { get; init; }

    /// <summary>Account of who begins it.</summary>
    public required string StartedBy { get; init; }

    public required FiscalPeriod Period { get; init; }

    public required Instant Begins { get; init; }

    /// <summary>Tasks that nobody has done by the moment of seeding.</summary>
    public Func<TaskKey, bool> Leaves { get; init; } = _ => false;

    /// <summary>The one check that is answered with Tidak; null where all agree.</summary>
    public ScriptedReturn? Return { get; init; }

    /// <summary>A command of the script.</summary>
    public CommandId Command(string deed) => CommandId.Derived($"demonstration:run:{Key}:{deed}");
}

/// <summary>A check that sends the work back, the first time it is asked.</summary>
internal sealed record ScriptedReturn(StepKey Step, StepKey To, string Reason);
