using Tera.Organisation.Contracts;

namespace Tera.Organisation.Accounts;

public sealed partial class MyAccountPage(CurrentUser current)
{
    private readonly SignedInUser user = current.Required;
}
