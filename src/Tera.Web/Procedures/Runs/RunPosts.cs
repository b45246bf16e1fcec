using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>What the forms of a run's page ask for.</summary>
public sealed class RunPosts(RunGateway gateway, CommentOnRunHandler comments, IEnumerable<IGiveBackGuard> guards, IInputFiles inputFiles)
{
    /// <summary>The form of the task in focus: <see cref="IActPanel"/>.</summary>
    public const string Work = "tugas";

    /// <summary>The rarer acts: send back, attach, hand on, stop, resume, end.</summary>
    public const string Steering = "kendali";

    /// <summary>A message about the run.</summary>
    public const string Message = "komentar";

    /// <summary>How a form ends; null when the page has none of that name.</summary>
    public async Task<PanelOutcome?> AnswerAsync(string name, RunDesk desk, PanelForm form, CancellationToken ct) => name switch
    {
        Work => await WorkAsync(desk, form, ct),
        Steering => await SteerAsync(desk, form, ct),
        Message => await comments.HandleAsync(new(form.Command, desk.Head.Id, form["Pesan"]), ct),
        _ => null,
    };

    private async Task<PanelOutcome> WorkAsync(RunDesk desk, PanelForm form, CancellationToken ct)
    {
        if (desk is not { Focus: { } focus, Panel: { } panel } || TaskKeyText.Read(form["Tugas"]) != focus.Task.Key)
        {
            return Refused(RunPostRejections.NotShown());
        }

        if (desk.Refusal is { } no)
        {
            return Refused(no);
        }

        if (focus.Task.Key.Slot.IsJointActor)
        {
            return await gateway.DecideAsync(focus.Call(form.Command), new RunCommand.Complete(focus.Task.Key, Note: Text(form["Catatan"])), null, ct);
        }

        return await panel.PostAsync(focus, form, ct);
    }

    private async Task<PanelOutcome> SteerAsync(RunDesk desk, PanelForm form, CancellationToken ct)
    {
        if (TaskKeyText.Read(form["Tugas"]) is not { } task || Wanted(task, form) is not { } wanted)
        {
            return Refused(RunPostRejections.NotShown());
        }

        if (wanted is not RunCommand.ProvideInput)
        {
            return await DecideAsync(desk, form, wanted, wanted is RunCommand.GiveBack back ? (_, stop) => GuardedAsync(desk.Head.Id, back.Task, stop) : null, ct);
        }

        // Bytes are put away before the command asks: only of who may work on the task that is shown.
        if (desk.Focus is not { MayAct: true } focus || focus.Task.Key != task)
        {
            return Refused(RunPostRejections.NotShown());
        }

        return (await inputFiles.TakeAsync(desk.Head.Id, task, form, ct)).Accepted(out var note, out var no)
            ? await DecideAsync(
                desk, form, wanted,
                async (moment, stop) =>
                {
                    await note(moment, stop);
                    return null;
                },
                ct)
            : Refused(no);
    }

    private async Task<PanelOutcome> DecideAsync(RunDesk desk, PanelForm form, RunCommand wanted, BesideDecision? beside, CancellationToken ct) =>
        await gateway.DecideAsync(new RunCall(form.Command, desk.Head.Id, desk.User.PersonId), wanted, beside, ct);

    private async Task<Rejection?> GuardedAsync(RunId run, TaskKey task, CancellationToken ct)
    {
        foreach (var guard in guards)
        {
            if (await guard.RefusalAsync(run, task, ct) is { } no)
            {
                return no;
            }
        }

        return null;
    }

    private static RunCommand? Wanted(TaskKey task, PanelForm form)
    {
        var reason = form[$"Alasan.{form.Action}"];
        return form.Action switch
        {
            "kembalikan" => new RunCommand.Return(task, new(form["Ke.kembalikan"]), [.. form.All("Milik.kembalikan").Select(slot => new Slot(slot))], reason),
            "kembalikan-isian" when TaskKeyText.Read(form["Isian.kembalikan-isian"]) is { } submitted => new RunCommand.ReturnSubmission(submitted, reason),
            "tutup" => new RunCommand.CloseCollection(task.Step, reason),
            "lampirkan" => new RunCommand.ProvideInput(task.Step, new(form["Kelengkapan.lampirkan"]), reason),
            "ambil" => new RunCommand.Claim(task),
            "lepas" => new RunCommand.Release(task),
            "alihkan" when Guid.TryParse(form["Kepada.alihkan"], out var to) => new RunCommand.Reassign(task, new PersonId(to), reason),
            "serahkan-kembali" => new RunCommand.GiveBack(task, reason),
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
