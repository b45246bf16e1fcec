using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Procedures.Demonstration;

/// <summary>Fills the forms of a module's panels as officials of the demonstration would.</summary>
internal interface IFormHand
{
    /// <summary>What is typed; null when the form is of another module.</summary>
    Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct);
}

/// <summary>A form that waits for a hand.</summary>
/// <param name="Script">Key of the script.</param>
/// <param name="Context">The task.</param>
/// <param name="Model">What the panel shows.</param>
/// <param name="Clock">Shows the moment at which the form is sent; work before it, such as filling a sheet, may turn it back and must set it again.</param>
internal sealed record FormDuty(string Script, PanelContext Context, object Model, DemonstrationClock Clock)
{
    /// <summary>The command of a deed in this task: the same whenever the demonstration is made.</summary>
    public CommandId Command(string deed) => CommandId.Derived($"demonstration:run:{Script}:{Context.Task.Key}:{deed}");
}
