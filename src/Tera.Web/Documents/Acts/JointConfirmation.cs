using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Acts;

/// <summary>What a joint actor does in an act that another decides: he confirms that he took part.</summary>
internal static class JointConfirmation
{
    public const string ButtonLabel = "Konfirmasi keikutsertaan saya";

    public static bool Asks(PanelContext context) => context.Task.Key.Slot.IsJointActor;

    public static async Task<PanelOutcome> ConfirmAsync(PanelContext context, PanelForm form, RunGateway gateway, CancellationToken ct) =>
        await gateway.DecideAsync(context.Call(form.Command), new RunCommand.Complete(context.Task.Key), beside: null, ct);
}
