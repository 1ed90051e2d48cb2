// The room of HostSystem.
