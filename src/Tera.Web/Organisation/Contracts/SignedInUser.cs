using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>Placeholder until the organisation slice lands.</summary>
public sealed record SignedInUser(PersonId PersonId, RegionId RegionId, string FullName);
