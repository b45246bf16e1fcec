namespace Tera.Procedures.Contracts;

/// <summary>What a module has done at every round of the watch, in a scope that has entered the region. Several nodes may do it at once: the effect must be one.</summary>
public interface IWatchDuty
{
    /// <summary>For the log: <c>reminders</c>.</summary>
    string Name { get; }

    /// <summary>Looks whether there is something to do now, and does it. An exception means: again with the next round.</summary>
    Task DoAsync(CancellationToken ct);
}
