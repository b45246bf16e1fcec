using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

public sealed partial class PasswordPage(CurrentUser user, ChangePasswordHandler change, Sentences sentences, NavigationManager navigation)
{
    private Faults faults = Faults.None;

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
        var wish = new ChangePassword(command, user.Required, Form!.CurrentPassword ?? "", Form.NewPassword ?? "", Form.AgainPassword ?? "");
        if ((await change.HandleAsync(wish, Http.RequestAborted)).Accepted(out var receipt, out var no))
        {
            navigation.NavigateTo(ReceiptDesk.After(OrganisationLinks.Password, receipt));
            return;
        }

        faults = Faults.Of(new Fault(Field(no), sentences.For(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static string Field(Rejection no) => no.Code switch
    {
        _ when no == AccountRejections.WrongPassword => "Form.CurrentPassword",
        _ when no == AccountRejections.PasswordsDiffer => "Form.AgainPassword",
        _ => "Form.NewPassword",
    };

    private sealed class Input
    {
        public string? CurrentPassword { get; set; }

        public string? NewPassword { get; set; }

        public string? AgainPassword { get; set; }
    }
}
