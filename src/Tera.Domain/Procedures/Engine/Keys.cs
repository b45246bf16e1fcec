using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>One run of a procedure version about one subject.</summary>
public readonly record struct RunId(Guid Value)
{
    /// <summary>A new run.</summary>
    public static RunId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Which of several parallel tasks of one act: the sole one, one of a unit, of an employee, or of a joint actor.</summary>
/// <param name="Value">Empty for the sole or deciding task; otherwise <c>unit:</c>, <c>person:</c> or <c>lane:</c> and an id.</param>
public readonly record struct Slot(string Value)
{
    private readonly string? _text = string.IsNullOrEmpty(Value) ? null : Value;

    /// <summary>The text; never null, so that the default value is the sole slot.</summary>
    public string Value => _text ?? "";

    /// <summary>The only task of the act, or the one that decides among joint actors.</summary>
    public static Slot Sole { get; } = new("");

    /// <summary>The task of a unit.</summary>
    public static Slot Of(UnitId unit) => new("unit:" + unit);

    /// <summary>The task of an employee.</summary>
    public static Slot Of(PersonId employee) => new("person:" + employee);

    /// <summary>The task of a joint actor, who may confirm but does not decide.</summary>
    public static Slot JointActor(LaneKey lane) => new("lane:" + lane);

    /// <summary>True for a joint actor's task.</summary>
    public bool IsJointActor => Value.StartsWith("lane:", StringComparison.Ordinal);

    /// <summary>The unit whose task it is; null for other tasks, and for text that names no unit.</summary>
    public UnitId? Unit => IdAfter("unit:") is { } id ? new UnitId(id) : null;

    /// <summary>The employee whose task it is; null for other tasks, and for text that names no employee.</summary>
    public PersonId? Employee => IdAfter("person:") is { } id ? new PersonId(id) : null;

    /// <summary>True for one of the parallel tasks of a fan-out, which only its own unit or employee may do.</summary>
    public bool IsOneOfMany => Value.Length > 0 && !IsJointActor;

    /// <inheritdoc/>
    public override string ToString() => Value;

    private Guid? IdAfter(string prefix) =>
        Value.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(Value.AsSpan(prefix.Length), out var id) ? id : null;
}

/// <summary>Names a task inside its run. The same token can never be made twice, whatever is retried.</summary>
/// <param name="Step">The step.</param>
/// <param name="Act">Place of the act in the step, from 1; 0 while the step waits for a linked SOP.</param>
/// <param name="Round">How often the step has been entered, from 1.</param>
/// <param name="Slot">Which of the parallel tasks.</param>
public readonly record struct TaskKey(StepKey Step, int Act, int Round, Slot Slot)
{
    /// <inheritdoc/>
    public override string ToString() => Slot.Value.Length == 0 ? $"{Step}/{Act}/{Round}" : $"{Step}/{Act}/{Round}/{Slot}";
}
