using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Runs.Show;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>One run: the SOP as the office knows it, living; the next action lies on the same page.</summary>
[Authorize]
public sealed partial class RunPage(
    RunViewQuery query, CurrentUser user, Sentences sentences, NavigationManager navigation, IEnumerable<IRunNotice> notices)
{
    private const int Shown = 12;

    /// <summary>Where on the form of a rarer act a refusal stands: the field, without the name of the act after it.</summary>
    private static readonly Dictionary<string, string> Places = new()
    {
        ["procedures.run.reason-missing"] = "Alasan",
        ["procedures.run.not-a-target"] = "Ke",
        ["procedures.run.never-visited"] = "Ke",
        ["procedures.run.lies-ahead"] = "Ke",
        ["procedures.run.units-not-applicable"] = "Milik",
        ["procedures.run.not-handed-in"] = "Isian",
        ["procedures.run.cannot-hold"] = "Kepada",
        ["procedures.run.already-holds"] = "Kepada",
        ["procedures.run.to-oneself"] = "Kepada",
        ["procedures.run.made-it-himself"] = "Kepada",
    };

    private readonly List<string> foreseen = [];
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

    private IReadOnlyList<Crumb> Crumbs => [new("Pelaksanaan", ProceduresLinks.Runs), new(IndonesianText.Spoken(view!.Definition.Title), null)];

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

        foreach (var notice in view.IsOver ? [] : notices)
        {
            foreseen.AddRange(await notice.OfAsync(view.Head, view.Definition, Http.RequestAborted));
        }
    }

    /// <summary>The work of the form was done, and refused or only looked at, before the page: <see cref="RunPosting"/>.</summary>
    private void ShowRefusal()
    {
        var refused = Http.Features.Get<RefusedPost>() ?? throw new InvalidOperationException("A form reached the page of a run without an answer.");
        (posted, form, command, rejections) = (refused.Form, refused.Posted, refused.Posted.Command.Value, refused.Outcome.Faults);
        Http.Response.StatusCode = rejections.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        faults = Faults.Of(rejections.Select(no => new Fault(FieldOf(no), sentences.For(no, view!.Calendar.TimeZone))));
    }

    /// <summary>Only of acts whose form has the field: who takes a task names nobody.</summary>
    private string? FieldOf(Rejection no) =>
        posted == RunPosts.Steering && Places.TryGetValue(no.Code, out var place) && $"{place}.{form!.Action}" is var field && form.Fields.ContainsKey(field) ? field : null;

    private string Field(string name) => form?[name] ?? "";

    private string? PostedTask() => HttpMethods.IsPost(Http.Request.Method) ? Http.Request.Form["Tugas"].ToString() : null;

    private static string Words(OpenTaskView open) => open.Task.Key.Act == 0 ? "menunggu" : "kerjakan";
}
