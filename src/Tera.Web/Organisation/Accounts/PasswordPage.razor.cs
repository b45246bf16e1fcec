using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

public sealed partial class PasswordPage(CurrentUser user, ChangePasswordHandler change, RegionClock clock, Sentences sentences)
{
    private Faults faults = Faults.None;
    private Platform.Commands.Receipt? receipt;
    private string savedAt = "";

    [SupplyParameterFromForm(FormName = "kata-sandi")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "kata-sandi", Name = CommandFields.CommandName)]
    private Guid? Sent { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task ChangeAsync()
    {
        var command = Sent is { } sent ? new CommandId(sent) : CommandId.New();
        var wish = new ChangePassword(command, user.Required, Form!.Current ?? "", Form.New ?? "", Form.Again ?? "");
        if ((await change.HandleAsync(wish, Http.RequestAborted)).Accepted(out receipt, out var no))
        {
            savedAt = (await clock.ZoneAsync(Http.RequestAborted)).ClockWithSeconds(receipt.RecordedAt);
            return;
        }

        faults = Faults.Of(new Fault(Field(no), sentences.For(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static string Field(Rejection no) => no.Code switch
    {
        _ when no == AccountRejections.WrongPassword => "Form.Current",
        _ when no == AccountRejections.PasswordsDiffer => "Form.Again",
        _ => "Form.New",
    };

    private sealed class Input
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }
}
