using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Documents.Attendance;

/// <summary>Where a phone leads that has read the code in the meeting room.</summary>
public sealed partial class AttendancePage(AttendanceDesk desk, CurrentUser current, Sentences sentences, NavigationManager navigation)
{
    private DoorView? view;
    private SignedInUser? known;
    private bool noted;
    private Faults faults = Faults.None;

    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromQuery(Name = "tercatat")]
    private string? Noted { get; set; }

    [SupplyParameterFromForm(FormName = "hadir")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "hadir", Name = CommandFields.CommandName)]
    private Guid? Sent { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers["X-Robots-Tag"] = "noindex";
        Http.Response.Headers["Referrer-Policy"] = "no-referrer";
        Form ??= new();
        view = await desk.FindAsync(Token, Http.RequestAborted);
        if (view is null)
        {
            navigation.NotFound();
            return;
        }

        known = current.Value is { } user && user.RegionId == view.Region ? user : null;
        noted = Noted is not null;
    }

    private async Task ArriveAsync()
    {
        var arrival = new Arrival(Sent is { } sent ? new(sent) : CommandId.New(), known, Form!.Name ?? "", Form.Post ?? "");
        if (await desk.ArriveAsync(Token, arrival, Http.RequestAborted) is { } no)
        {
            faults = Faults.Of(new Fault(no.Code switch { "documents.attendance.post-too-long" or "documents.attendance.post-unreadable" => "Form.Post", "documents.attendance.closed" or "documents.attendance.full" or "documents.attendance.struck" => null, _ => "Form.Name" }, sentences.For(no)));
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        navigation.NavigateTo($"{OfficeActLinks.Attendance(Token)}?tercatat=ya");
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Post { get; set; }
    }
}
