using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Panels;

/// <summary>Teruskan and lapor: the thing changes hands with a note; what it is lies above, as exhibits.</summary>
public sealed class HandOverPanel(RunGateway gateway) : IActPanel
{
    public const string NoteField = "Catatan";

    public Type Component => typeof(HandOverForm);

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.HandOver or ActKind.Report;

    public string ButtonLabel(PanelContext context) => context.Act.Kind is ActKind.Report ? "Kirim laporan" : "Serahkan";

    public Task<object> LoadAsync(PanelContext context, CancellationToken ct) => Task.FromResult<object>(new HandOverModel(
        [.. context.Act.Recipients.Select(lane => context.Definition.Lane(lane).Role)]));

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) => await gateway.DecideAsync(
        context.Call(form.Command), new RunCommand.Complete(context.Task.Key, Note: form[NoteField] is { Length: > 0 } note ? note : null), beside: null, ct);
}

/// <summary>Who receives it, as roles; empty where the text names none.</summary>
public sealed record HandOverModel(IReadOnlyList<string> Recipients);
