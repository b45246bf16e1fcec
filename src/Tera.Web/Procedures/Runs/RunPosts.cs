using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs.Show;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>What the forms of a run's page ask for.</summary>
public sealed class RunPosts(RunGateway gateway, CommentOnRunHandler comments)
{
    /// <summary>The panel's own form.</summary>
    public async Task<PanelOutcome> DoAsync(RunView view, PanelForm form, CancellationToken ct)
    {
        var focus = view.Focus;
        if (focus?.Panel is null || TaskKeyText.Read(form["Tugas"]) != focus.Context.Task.Key)
        {
            return Refused(RunPostRejections.NotShown());
        }

        if (focus.Refusal is { } no)
        {
            return Refused(no);
        }

        if (focus.Context.Task.Key.Slot.IsJointActor)
        {
            return await gateway.DecideAsync(focus.Context.Call(form.Command), new RunCommand.Complete(focus.Context.Task.Key, Note: Text(form["Catatan"])), null, ct);
        }

        return await focus.Panel.PostAsync(focus.Context, form, ct);
    }

    /// <summary>The rarer acts: send back, attach, hand on, stop, resume, end.</summary>
    public async Task<PanelOutcome> SteerAsync(RunView view, PanelForm form, CancellationToken ct) =>
        Wanted(view, form) is { } wanted
            ? await gateway.DecideAsync(new RunCall(form.Command, view.Head.Id, view.Focus!.Context.User.PersonId), wanted, null, ct)
            : Refused(RunPostRejections.NotShown());

    /// <summary>A message about the run.</summary>
    public async Task<PanelOutcome> SayAsync(RunView view, PanelForm form, CancellationToken ct) =>
        await comments.HandleAsync(new(form.Command, view.Head.Id, form["Pesan"]), ct);

    private static RunCommand? Wanted(RunView view, PanelForm form)
    {
        if (TaskKeyText.Read(form["Tugas"]) is not { } task)
        {
            return null;
        }

        var reason = form[$"Alasan.{form.Action}"];
        return form.Action switch
        {
            "kembalikan" => new RunCommand.Return(task, new(form["Ke.kembalikan"]), [], reason),
            "kembalikan-isian" when TaskKeyText.Read(form["Isian.kembalikan-isian"]) is { } submitted => new RunCommand.ReturnSubmission(submitted, reason),
            "tutup" => new RunCommand.CloseCollection(task.Step, reason),
            "lampirkan" => new RunCommand.ProvideInput(task.Step, new(form["Kelengkapan.lampirkan"]), reason),
            "ambil" => new RunCommand.Claim(task),
            "lepas" => new RunCommand.Release(task),
            "alihkan" when Guid.TryParse(form["Kepada.alihkan"], out var to) => new RunCommand.Reassign(task, new PersonId(to), reason),
            "jeda" => new RunCommand.Pause(reason),
            "lanjutkan" => new RunCommand.Resume(),
            "batalkan" => new RunCommand.Cancel(reason),
            _ => null,
        };
    }

    private static string? Text(string typed) => typed.Length == 0 ? null : typed;

    private static PanelOutcome Refused(Rejection rejection) => PanelOutcome.Refused([rejection]);
}

/// <summary>Why a form of the page could not be read.</summary>
public static class RunPostRejections
{
    /// <summary>The form belongs to a task that is no longer shown.</summary>
    public static Rejection NotShown() => new("procedures.run.form-not-shown");

    /// <summary>A message without words.</summary>
    public static Rejection EmptyComment() => new("procedures.run.empty-comment");

    /// <summary>A message longer than may be kept.</summary>
    public static Rejection CommentTooLong(int longest) => new("procedures.run.comment-too-long", longest);
}
