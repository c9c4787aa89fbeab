[assembly: AssemblyFixture(typeof(Package.Tests.PackedRepository))]
