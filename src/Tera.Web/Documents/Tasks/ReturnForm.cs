using Tera.Documents.Signatures;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Tasks;

/// <summary>“Kembalikan dengan alasan”, as the initial and sign panels share it.</summary>
public static class ReturnForm
{
    public const string Action = "kembalikan";
    public const string ToField = "KembaliKe";
    public const string ReasonField = "AlasanKembali";

    /// <summary>Steps the work may go back to, as the engine tells: those the SOP proposes first. Each says whether the document is made again on the way.</summary>
    public static IReadOnlyList<Choice> Targets(PanelContext context) =>
    [
        .. context.ReturnTargets.Select(key => ChoiceOf(
            context.Definition, key, (context.Step.ReturnTargets.Contains(key) ? "menurut SOP, " : "") + (MadeAgain(context, key) ? "dokumen disusun lagi" : "dokumen tetap"))),
    ];

    /// <summary>The step that is chosen unless the user chooses another.</summary>
    public static string Default(PanelContext context) => Targets(context) is [var first, ..] ? first.Value : "";

    /// <summary>Sends the work back, or says all that is wrong with the form.</summary>
    public static async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, RunGateway gateway, CancellationToken ct)
    {
        var (to, reason) = (form[ToField], form[ReasonField]);
        List<Rejection> faults = [];
        if (to.Length == 0)
        {
            faults.Add(SigningTaskRejections.ReturnTargetMissing());
        }

        if (reason.Length == 0)
        {
            faults.Add(SigningTaskRejections.ReturnReasonMissing());
        }

        return faults.Count > 0
            ? PanelOutcome.Refused(faults)
            : await gateway.DecideAsync(
                context.Call(form.Command), new RunCommand.Return(context.Task.Key, new StepKey(to), [], reason), beside: null, ct);
    }

    /// <summary>Whether an act that makes the document lies on the straight way from a step to the task; where the SOP names none, any act that makes something.</summary>
    private static bool MadeAgain(PanelContext context, StepKey from)
    {
        var definition = context.Definition;
        var kind = TaskDocuments.KindOf(context.Act, context.Step.Key, context.Task.Key.Act, definition);
        var named = definition.Steps.SelectMany(step => step.Acts).Any(act => act.Kind.IsMaking() && act.Produces == kind);
        HashSet<StepKey> seen = [];
        for (StepKey? at = from; at is { } key && seen.Add(key); at = key == context.Step.Key ? null : StraightOn(definition[key]))
        {
            var acts = key == context.Step.Key ? definition[key].Acts.Take(context.Task.Key.Act - 1) : definition[key].Acts;
            if (acts.Any(act => act.Kind.IsMaking() && (!named || act.Produces == kind)))
            {
                return true;
            }
        }

        return false;
    }

    private static StepKey? StraightOn(Step step) => step.Onward switch
    {
        Onward.Next next => next.To,
        Onward.Decision { Yes.Targets: [var to, ..] } => to,
        _ => null,
    };

    private static Choice ChoiceOf(ProcedureDefinition definition, StepKey key, string note)
    {
        const int longest = 90;
        var step = definition[key];
        var text = step.Text.Length > longest ? step.Text[..longest].TrimEnd() + "…" : step.Text;
        var number = step.Number is { } printed ? $"{printed}. " : "";
        return new(key.Value, $"{number}{text} ({note})");
    }
}
