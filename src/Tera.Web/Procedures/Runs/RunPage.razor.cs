using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Runs.Show;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>One run: the SOP as the office knows it, living; the next action lies on the same page.</summary>
[Authorize]
public sealed partial class RunPage(
    RunViewQuery query, RunPosts posts, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private const int Shown = 12;
    private const string Work = "tugas", Steering = "kendali", Saying = "komentar";

    private RunView? view;
    private Faults faults = Faults.None;
    private IReadOnlyList<Rejection> rejections = [];
    private PanelForm? form;
    private Guid? command;
    private string? posted;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The task asked for.</summary>
    [SupplyParameterFromQuery(Name = "tugas")]
    private string? Task { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private IReadOnlyList<Crumb> Crumbs => [new("Pelaksanaan", ProceduresLinks.Runs), new(view!.Definition.Title, null)];

    private bool MayWork => view!.Focus?.MayWork is true;

    /// <summary>The first open task that is the user's.</summary>
    private OpenTaskView? Mine => view!.Open.FirstOrDefault(open => open.IsMine);

    protected override async Task OnInitializedAsync()
    {
        view = await query.ReadAsync(new(Id), TaskKeyText.Read(Task ?? PostedTask()), user.Required, Http.RequestAborted);
        if (view is null)
        {
            navigation.NotFound();
            return;
        }
    }

    private Task DoAsync() => PostAsync(Work, posts.DoAsync);

    private Task SteerAsync() => PostAsync(Steering, posts.SteerAsync);

    private Task SayAsync() => PostAsync(Saying, posts.SayAsync);

    private async Task PostAsync(string name, Func<RunView, PanelForm, CancellationToken, Task<PanelOutcome>> work)
    {
        posted = name;
        var fields = await Http.Request.ReadFormAsync(Http.RequestAborted);
        command = Guid.TryParse(fields[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();
        form = new(new(command.Value), fields["Aksi"].ToString(), fields);
        var outcome = await work(view!, form, Http.RequestAborted);
        if (outcome.Receipt is { } done)
        {
            navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Run(new(Id)), done));
            return;
        }

        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        rejections = outcome.Faults;
        faults = Faults.Of(outcome.Faults.Select(no => new Fault(null, sentences.For(no, view!.Calendar.TimeZone))));
    }

    private string Field(string name) => form?[name] ?? "";

    private string? PostedTask() => HttpMethods.IsPost(Http.Request.Method) ? Http.Request.Form["Tugas"].ToString() : null;

    private static string Words(OpenTaskView open) => open.Task.Key.Act == 0 ? "menunggu" : "kerjakan";
}
